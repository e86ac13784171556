"""Where the promises are kept and letters go out: the only place that talks to AWS."""
