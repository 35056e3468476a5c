"""The exchange: wire types, codec, engine and transports."""
