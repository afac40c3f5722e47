package dev.cognate.userpool.code;

/**
 * A new code in the clear, for its message only.
 *
 * @param code six digits
 */
public record IssuedCode(String code) {
    @Override
    public String toString() {
        return "IssuedCode[]";
    }
}
