"""What machines take: the edition as data. Pure functions of one joined edition."""
