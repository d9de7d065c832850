"""The words of the house: row types, table registry, ontology. No I/O but reading packaged ontology files."""
