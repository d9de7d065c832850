"""Arabic knowledge as data: YAML and TSV files, each entry glossed, each file with its source."""
