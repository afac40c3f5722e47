package dev.cognate.userpool.message;

/** Addresses as Cognito shows them: enough for their owner to recognise, too little for anybody else. */
final class Masks {
    private static final int SHOWN_DIGITS = 4;

    private Masks() {}

    /** {@code jane@example.com} becomes {@code j***@e***}. */
    static String email(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? first(address) : first(address.substring(0, at)) + "@" + first(address.substring(at + 1));
    }

    /** {@code +12065550100} becomes {@code +*******0100}. */
    static String phone(String number) {
        String digits = number.startsWith("+") ? number.substring(1) : number;
        int hidden = Math.max(0, digits.length() - SHOWN_DIGITS);
        return "+" + "*".repeat(hidden) + digits.substring(hidden);
    }

    private static String first(String part) {
        return part.isEmpty() ? "***" : part.substring(0, part.offsetByCodePoints(0, 1)) + "***";
    }
}
