"""What a method is: the values, the reader of method files, and the library where they are found."""
