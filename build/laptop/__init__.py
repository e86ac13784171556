"""The whole pool on one machine, from the same template.yaml that is deployed."""
