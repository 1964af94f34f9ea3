"""DistrictDesk: a register of industrial districts, their resident companies and their projects."""

__version__ = "0.1.0"
