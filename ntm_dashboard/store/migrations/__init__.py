"""The steps that bring a database from any earlier version of the program to this one."""
