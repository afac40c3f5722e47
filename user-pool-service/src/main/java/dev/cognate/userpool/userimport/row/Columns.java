package dev.cognate.userpool.userimport.row;

import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.userimport.csv.UnreadableFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The columns of a file.
 *
 * @param names in their order
 */
public record Columns(List<String> names) {
    static final String USERNAME = "cognito:username";
    static final String MFA_ENABLED = "cognito:mfa_enabled";
    static final String PASSWORD_HASH = "password_hash";

    /** In the order of the guide's example, which is that of GetCSVHeader's answer. */
    private static final List<String> STANDARD = List.of(
            "name",
            "given_name",
            "family_name",
            "middle_name",
            "nickname",
            "preferred_username",
            "profile",
            "picture",
            "website",
            "email",
            "email_verified",
            "gender",
            "birthdate",
            "zoneinfo",
            "locale",
            "phone_number",
            "phone_number_verified",
            "address",
            "updated_at");

    private static final Set<String> OF_THE_SERVICE = Set.of("sub", "identities");

    public Columns {
        names = List.copyOf(names);
    }

    /** All columns a file for a pool may have, as GetCSVHeader answers them. */
    public static Columns of(UserPool pool) {
        List<String> names = new ArrayList<>(STANDARD);
        Objects.requireNonNullElse(pool.settings().schemaAttributes(), List.<SchemaAttributeType>of()).stream()
                .map(SchemaAttributeType::name)
                .filter(name -> !STANDARD.contains(name) && !OF_THE_SERVICE.contains(name))
                .forEach(names::add);
        names.addAll(List.of(MFA_ENABLED, USERNAME, PASSWORD_HASH));
        return new Columns(names);
    }

    /**
     * Reads a file's header. The guide asks for all columns, and shows a file that has a few of them: the name of the user
     * and, where hashes are announced, their column are what no file can do without.
     *
     * @param given the values of the first row
     * @throws UnreadableFileException when it is no header for this pool
     */
    public static Columns read(UserPool pool, List<String> given, boolean withHashes) {
        List<String> names = given.stream().map(String::strip).toList();
        Set<String> known = Set.copyOf(of(pool).names());
        Set<String> seen = new HashSet<>();
        // what stands in the place of a header may be a person's data, so no name is repeated
        for (int index = 0; index < names.size(); index++) {
            if (!known.contains(names.get(index))) {
                throw new UnreadableFileException(
                        "The header is not one of this user pool: column " + (index + 1) + " is unknown.");
            }
            if (!seen.add(names.get(index))) {
                throw new UnreadableFileException("The header names column " + (index + 1) + " twice.");
            }
        }
        Stream.of(USERNAME, PASSWORD_HASH)
                .filter(name -> !seen.contains(name) && (withHashes || !name.equals(PASSWORD_HASH)))
                .findFirst()
                .ifPresent(name -> {
                    throw new UnreadableFileException("The header lacks the column " + name + ".");
                });
        return new Columns(names);
    }
}
