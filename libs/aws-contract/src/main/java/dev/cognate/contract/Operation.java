package dev.cognate.contract;

/** A built operation. Features implement the generated sub-types, exactly one class for each operation. */
public interface Operation {}
