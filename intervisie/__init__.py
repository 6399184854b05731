"""The program that facilitators of intervisie (peer consultation) open during the meeting."""

__version__ = "0.1.0"
