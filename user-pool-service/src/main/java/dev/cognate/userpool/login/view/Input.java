package dev.cognate.userpool.login.view;

/** What a text field takes: HTML's type, keyboard and suggestion (HTML, §4.10.18.7 Autofill). */
public enum Input {
    /** A sign-in name of any kind, where passkeys are suggested too. */
    USERNAME("text", "", "username webauthn"),
    /** An e-mail address to sign in with. */
    USERNAME_EMAIL("email", "email", "username webauthn"),
    /** A phone number to sign in with. */
    USERNAME_PHONE("tel", "tel", "username webauthn"),
    /** A sign-in name to choose. */
    NEW_USERNAME("text", "", "username"),
    /** Any text. */
    TEXT("text", "", "off"),
    /** A code that another device shows. */
    DEVICE_CODE("text", "", "off"),
    /** A number. */
    NUMBER("text", "numeric", "off"),
    /** An e-mail address. */
    EMAIL("email", "email", "email"),
    /** A phone number in international form. */
    PHONE("tel", "tel", "tel-national"),
    /** A whole name. */
    NAME("text", "", "name"),
    /** A first name. */
    GIVEN_NAME("text", "", "given-name"),
    /** A family name. */
    FAMILY_NAME("text", "", "family-name"),
    /** A middle name. */
    MIDDLE_NAME("text", "", "additional-name"),
    /** A casual name. */
    NICKNAME("text", "", "nickname"),
    /** A date of birth. */
    BIRTHDATE("date", "", "bday"),
    /** A postal address. */
    ADDRESS("text", "", "street-address"),
    /** A gender, in free words. */
    GENDER("text", "", "sex"),
    /** A language, such as {@code en-GB}. */
    LANGUAGE("text", "", "language"),
    /** A web address. */
    URL("url", "url", "url"),
    /** The address of a picture. */
    PICTURE("url", "url", "photo");

    private final String type;
    private final String mode;
    private final String autocomplete;

    Input(String type, String mode, String autocomplete) {
        this.type = type;
        this.mode = mode;
        this.autocomplete = autocomplete;
    }

    /** What fits a standard attribute (OpenID Connect Core §5.1); {@link #TEXT} for any other. */
    public static Input ofAttribute(String attribute) {
        return switch (attribute) {
            case "email" -> EMAIL;
            case "phone_number" -> PHONE;
            case "name" -> NAME;
            case "given_name" -> GIVEN_NAME;
            case "family_name" -> FAMILY_NAME;
            case "middle_name" -> MIDDLE_NAME;
            case "nickname" -> NICKNAME;
            case "preferred_username" -> NEW_USERNAME;
            case "birthdate" -> BIRTHDATE;
            case "address" -> ADDRESS;
            case "gender" -> GENDER;
            case "locale" -> LANGUAGE;
            case "picture" -> PICTURE;
            case "profile", "website" -> URL;
            default -> TEXT;
        };
    }

    /** HTML's type. */
    public String type() {
        return type;
    }

    /** HTML's inputmode; empty for the type's own. */
    public String mode() {
        return mode;
    }

    /** HTML's autocomplete. */
    public String autocomplete() {
        return autocomplete;
    }

    /** Whether words may be corrected and capitalised while they are typed. */
    public boolean prose() {
        return switch (this) {
            case TEXT, NAME, GIVEN_NAME, FAMILY_NAME, MIDDLE_NAME, NICKNAME, ADDRESS, GENDER -> true;
            default -> false;
        };
    }
}
