"""What intervisie promises, one package a room."""
