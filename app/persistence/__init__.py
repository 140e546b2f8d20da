"""The only package that knows the database: engine, unit of work, tables, repositories, snapshots."""
