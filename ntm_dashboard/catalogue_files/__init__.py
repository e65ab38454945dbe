"""Reading the CSV files of the catalogue: units, criteria, indicators, thresholds, conditions and their validity."""
