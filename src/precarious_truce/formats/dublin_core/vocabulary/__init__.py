"""What writing and reading share: terms, classes, roles, profiles, and the properties of fields."""
