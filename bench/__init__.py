"""Benches: accuracy and speed, measured on data that the product never reads."""
