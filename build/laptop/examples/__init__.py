"""Letters as examples: plays on a stage of made-up people, through the pool's own actions."""
