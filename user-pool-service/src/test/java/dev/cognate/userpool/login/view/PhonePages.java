package dev.cognate.userpool.login.view;

import java.util.List;
import java.util.Optional;

/** The field for a phone number, with a few countries to choose from. */
final class PhonePages {
    private PhonePages() {}

    static Field.PhoneField phone(String name, String value) {
        return new Field.PhoneField(
                name,
                Input.PHONE,
                Gallery.text("attribute.phone_number"),
                List.of(
                        new Field.Option("DE", Message.verbatim("Germany (+49)")),
                        new Field.Option("GS", Message.verbatim("South Georgia & South Sandwich Islands (+500)")),
                        new Field.Option("US", Message.verbatim("United States (+1)"))),
                "US",
                value,
                true,
                Optional.empty());
    }
}
