package dev.cognate.userpool.login;

import dev.cognate.contract.idp.AliasAttributeType;
import dev.cognate.contract.idp.UsernameAttributeType;
import dev.cognate.userpool.login.view.Field;
import dev.cognate.userpool.login.view.Field.PhoneField;
import dev.cognate.userpool.login.view.Field.TextField;
import dev.cognate.userpool.login.view.Input;
import dev.cognate.userpool.login.view.Message;
import dev.cognate.userpool.pool.UserPool;
import java.util.List;
import java.util.Objects;

/** The field for the name somebody signs in with, as the pool's settings say what that can be. */
final class UsernameField {
    static final String NAME = "username";
    private static final int LONGEST = 128;

    private UsernameField() {}

    /** To sign in with. */
    static Field known(Visit visit, String value) {
        UserPool pool = visit.pool();
        boolean email = isUsername(pool, UsernameAttributeType.EMAIL);
        boolean phone = isUsername(pool, UsernameAttributeType.PHONE_NUMBER);
        if (email || phone) {
            return address(visit, value, email, phone, input(email, phone));
        }
        boolean emailAlias = isAlias(pool, AliasAttributeType.EMAIL);
        boolean phoneAlias = isAlias(pool, AliasAttributeType.PHONE_NUMBER);
        return named(visit, Input.USERNAME, alternatives(emailAlias, phoneAlias), value);
    }

    /** To sign up with. */
    static Field chosen(Visit visit, String value) {
        boolean email = isUsername(visit.pool(), UsernameAttributeType.EMAIL);
        boolean phone = isUsername(visit.pool(), UsernameAttributeType.PHONE_NUMBER);
        return email || phone
                ? address(visit, value, email, phone, email == phone ? Input.NEW_USERNAME : plain(email))
                : named(visit, Input.NEW_USERNAME, "signin.username", value);
    }

    /** Whether users of a pool sign in with an address only. */
    static boolean isAddress(UserPool pool) {
        return isUsername(pool, UsernameAttributeType.EMAIL) || isUsername(pool, UsernameAttributeType.PHONE_NUMBER);
    }

    static boolean isUsername(UserPool pool, UsernameAttributeType attribute) {
        return Objects.requireNonNullElse(pool.settings().usernameAttributes(), List.of())
                .contains(attribute);
    }

    private static boolean isAlias(UserPool pool, AliasAttributeType alias) {
        return Objects.requireNonNullElse(pool.settings().aliasAttributes(), List.of())
                .contains(alias);
    }

    private static Field address(Visit visit, String value, boolean email, boolean phone, Input input) {
        if (phone && !email) {
            PhoneField field = PhoneFields.of(visit, NAME, input, Message.of(label(false, true)), value);
            return PageNodes.problem(visit, NAME).map(field::error).orElse(field);
        }
        TextField field = named(visit, input, label(email, phone), value);
        return phone ? field.hint(Message.of("signin.phone-hint")) : field;
    }

    private static String label(boolean email, boolean phone) {
        if (email && phone) {
            return "signin.email-or-phone";
        }
        return email ? "signin.email" : "signin.phone";
    }

    private static String alternatives(boolean email, boolean phone) {
        if (email && phone) {
            return "signin.username-email-or-phone";
        }
        if (email) {
            return "signin.username-or-email";
        }
        return phone ? "signin.username-or-phone" : "signin.username";
    }

    private static Input input(boolean email, boolean phone) {
        if (email && phone) {
            return Input.USERNAME;
        }
        return email ? Input.USERNAME_EMAIL : Input.USERNAME_PHONE;
    }

    private static Input plain(boolean email) {
        return email ? Input.EMAIL : Input.PHONE;
    }

    private static TextField named(Visit visit, Input input, String label, String value) {
        TextField field =
                TextField.of(NAME, input, Message.of(label)).value(value).maxLength(LONGEST);
        return PageNodes.problem(visit, NAME).map(field::error).orElse(field);
    }
}
