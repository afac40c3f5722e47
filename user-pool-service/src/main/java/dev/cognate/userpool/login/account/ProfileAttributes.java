package dev.cognate.userpool.login.account;

import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.userpool.attribute.AttributeView;
import dev.cognate.userpool.user.User;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Which attributes a profile lets people change. */
final class ProfileAttributes {
    /** What people expect there where a client may write everything. */
    private static final Set<String> USUAL = Set.of("name", "given_name", "family_name", "email", "phone_number");

    private static final Set<String> NOT_TYPED =
            Set.of("sub", "identities", "email_verified", "phone_number_verified", "updated_at");

    private ProfileAttributes() {}

    /** Those that the client may read and write and that can change, in the order of the pool's schema. */
    static List<String> editable(Caller caller) {
        User user = caller.signedIn().user();
        List<String> writable =
                Objects.requireNonNullElse(caller.signedIn().client().settings().writeAttributes(), List.<String>of());
        Set<String> readable = AttributeView.readableNames(
                caller.visit().pool(), caller.signedIn().client().settings());
        return Objects.requireNonNullElse(
                        caller.visit().pool().settings().schemaAttributes(), List.<SchemaAttributeType>of())
                .stream()
                .filter(attribute -> !Boolean.TRUE.equals(attribute.developerOnlyAttribute()))
                .filter(attribute -> isOpen(attribute, user))
                .map(SchemaAttributeType::name)
                .filter(name -> !NOT_TYPED.contains(name) && readable.contains(name))
                .filter(name -> writable.isEmpty() ? isUsual(name, user) : writable.contains(name))
                .toList();
    }

    /** An attribute that cannot change can be given once. */
    private static boolean isOpen(SchemaAttributeType attribute, User user) {
        return !Boolean.FALSE.equals(attribute.mutable())
                || user.attribute(attribute.name()).isEmpty();
    }

    private static boolean isUsual(String name, User user) {
        return USUAL.contains(name) || user.attribute(name).isPresent();
    }
}
