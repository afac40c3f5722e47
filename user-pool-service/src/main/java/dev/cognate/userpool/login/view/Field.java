package dev.cognate.userpool.login.view;

import java.util.List;
import java.util.Optional;

/** What somebody fills in. */
public sealed interface Field extends Node
        permits Field.TextField, Field.PhoneField, Field.PasswordField, Field.CodeField, Field.Checkbox, Field.Select {

    /** As it is posted. */
    String name();

    /** What the field is called. */
    Message label();

    /** Whether it must be filled in. */
    boolean required();

    /** What is wrong with what was posted. */
    Optional<Message> error();

    /** The field's id in the page. */
    default String id() {
        return "field-" + name().replaceAll("[^A-Za-z0-9_-]", "-");
    }

    /**
     * A line of text.
     *
     * @param input what is typed, which chooses keyboard and suggestions
     * @param value what it shows at first
     * @param maxLength in characters; 0 for no limit
     */
    record TextField(
            String name,
            Input input,
            Message label,
            String value,
            boolean required,
            int maxLength,
            Optional<Message> hint,
            Optional<Message> error)
            implements Field {

        /** An empty field that must be filled in. */
        public static TextField of(String name, Input input, Message label) {
            return new TextField(name, input, label, "", true, 0, Optional.empty(), Optional.empty());
        }

        /** Showing a value at first; none when null. */
        public TextField value(String shown) {
            String text = shown == null ? "" : shown;
            return new TextField(name, input, label, text, required, maxLength, hint, error);
        }

        /** That may stay empty. */
        public TextField optional() {
            return new TextField(name, input, label, value, false, maxLength, hint, error);
        }

        /** With at most so many characters. */
        public TextField maxLength(int characters) {
            return new TextField(name, input, label, value, required, characters, hint, error);
        }

        /** With a line that helps. */
        public TextField hint(Message line) {
            return new TextField(name, input, label, value, required, maxLength, Optional.of(line), error);
        }

        /** With what is wrong. */
        public TextField error(Message line) {
            return new TextField(name, input, label, value, required, maxLength, hint, Optional.of(line));
        }

        @Override
        public String toString() {
            return "TextField[name=" + name + "]";
        }
    }

    /**
     * A phone number: a country, and the number as people there write it. Who types the number with its country code needs no
     * country.
     *
     * @param input what is typed, which chooses keyboard and suggestions
     * @param countries to choose from, posted under {@link #countryName()}
     * @param country the one that is chosen at first
     * @param value the number it shows at first
     */
    record PhoneField(
            String name,
            Input input,
            Message label,
            List<Option> countries,
            String country,
            String value,
            boolean required,
            Optional<Message> error)
            implements Field {
        public PhoneField {
            countries = List.copyOf(countries);
        }

        /** The name under which the country of a phone number's field is posted. */
        public static String countryName(String name) {
            return "country." + name;
        }

        /** The name under which the country is posted. */
        public String countryName() {
            return countryName(name);
        }

        /** That may stay empty. */
        public PhoneField optional() {
            return new PhoneField(name, input, label, countries, country, value, false, error);
        }

        /** With what is wrong. */
        public PhoneField error(Message line) {
            return new PhoneField(name, input, label, countries, country, value, required, Optional.of(line));
        }

        @Override
        public String toString() {
            return "PhoneField[name=" + name + "]";
        }
    }

    /**
     * A password.
     *
     * @param rules what a new one must satisfy; empty for the password somebody has
     */
    record PasswordField(String name, Message label, Optional<PasswordRules> rules, Optional<Message> error)
            implements Field {

        @Override
        public boolean required() {
            return true;
        }

        /** The password somebody has. */
        public static PasswordField current(String name, Message label) {
            return new PasswordField(name, label, Optional.empty(), Optional.empty());
        }

        /** A password to choose. */
        public static PasswordField chosen(String name, Message label, PasswordRules rules) {
            return new PasswordField(name, label, Optional.of(rules), Optional.empty());
        }

        /** With what is wrong. */
        public PasswordField error(Message line) {
            return new PasswordField(name, label, rules, Optional.of(line));
        }
    }

    /**
     * A code that was sent or that an app shows: one field, never one for each digit.
     *
     * @param digits how many
     */
    record CodeField(String name, Message label, int digits, Optional<Message> hint, Optional<Message> error)
            implements Field {

        @Override
        public boolean required() {
            return true;
        }

        /** A code of six digits. */
        public static CodeField of(String name, Message label) {
            return new CodeField(name, label, 6, Optional.empty(), Optional.empty());
        }

        /** With another number of digits. */
        public CodeField digits(int number) {
            return new CodeField(name, label, number, hint, error);
        }

        /** With a line that helps. */
        public CodeField hint(Message line) {
            return new CodeField(name, label, digits, Optional.of(line), error);
        }

        /** With what is wrong. */
        public CodeField error(Message line) {
            return new CodeField(name, label, digits, hint, Optional.of(line));
        }
    }

    /** A box to tick; {@code value} is posted when it is. */
    record Checkbox(
            String name, String value, Message label, boolean checked, boolean required, Optional<Message> error)
            implements Field {

        /** A box that need not be ticked. */
        public static Checkbox of(String name, String value, Message label) {
            return new Checkbox(name, value, label, false, false, Optional.empty());
        }
    }

    /** One of several values. */
    record Select(
            String name,
            Message label,
            List<Option> options,
            String selected,
            boolean required,
            Optional<Message> error)
            implements Field {
        public Select {
            options = List.copyOf(options);
        }
    }

    /** A value that can be selected. */
    record Option(String value, Message label) {}
}
