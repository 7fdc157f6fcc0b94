"""The register, deputies, receptions, duties, opinions and accounts as tables of office programs, out and in again."""
