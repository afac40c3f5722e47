package dev.cognate.contract;

/** Whose fault an error is. */
public enum Fault {
    CLIENT,
    SERVER
}
