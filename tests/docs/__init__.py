"""The pages of the manual that are made from the program, and tests of all pages."""
