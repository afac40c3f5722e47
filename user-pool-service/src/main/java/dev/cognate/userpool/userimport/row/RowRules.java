package dev.cognate.userpool.userimport.row;

import dev.cognate.contract.AwsException;
import dev.cognate.contract.idp.AttributeDataType;
import dev.cognate.contract.idp.AttributeType;
import dev.cognate.contract.idp.PasswordHashingAlgorithmType;
import dev.cognate.contract.idp.SchemaAttributeType;
import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.userpool.attribute.AttributeRules;
import dev.cognate.userpool.attribute.AttributeWriter;
import dev.cognate.userpool.choice.Passwordless;
import dev.cognate.userpool.password.foreign.ForeignHash;
import dev.cognate.userpool.password.foreign.UnusableHashException;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.NewUser;
import dev.cognate.userpool.user.UserStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a row of a file must look like in one pool.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool.html">AWS's
 *     guide: formatting the CSV file</a>
 */
public final class RowRules {
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");
    private static final Pattern BIRTHDATE = Pattern.compile("(\\d{2})/(\\d{2})/(\\d{4})");
    private static final Set<String> NO_ATTRIBUTES =
            Set.of(Columns.USERNAME, Columns.MFA_ENABLED, Columns.PASSWORD_HASH);

    private final UserPool pool;
    private final List<String> columns;
    private final Set<String> flags;
    private final List<VerifiedAttributeType> autoVerified;

    private final Optional<PasswordHashingAlgorithmType> algorithm;

    /**
     * The rules for a file.
     *
     * @param algorithm of the hashes in it; none may be in it otherwise
     */
    public RowRules(UserPool pool, Columns columns, Optional<PasswordHashingAlgorithmType> algorithm) {
        this.pool = pool;
        this.algorithm = algorithm;
        this.columns = columns.names();
        this.flags =
                Objects.requireNonNullElse(pool.settings().schemaAttributes(), List.<SchemaAttributeType>of()).stream()
                        .filter(attribute -> AttributeDataType.BOOLEAN.equals(attribute.attributeDataType()))
                        .map(SchemaAttributeType::name)
                        .collect(Collectors.toSet());
        this.autoVerified = autoVerified(pool);
    }

    /** The attributes a pool verifies by itself, of which each imported user must have a verified one. */
    public static List<VerifiedAttributeType> autoVerified(UserPool pool) {
        return Objects.requireNonNullElse(pool.settings().autoVerifiedAttributes(), List.of());
    }

    /**
     * The user of a row.
     *
     * @throws RefusedRowException when there can be none; it names columns, never values
     */
    public ImportedUser read(List<String> values) {
        if (values.size() != columns.size()) {
            throw new RefusedRowException(
                    "The row has " + values.size() + " values, the header has " + columns.size() + ".");
        }
        Map<String, String> row = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            row.put(columns.get(index), storable(columns.get(index), values.get(index)));
        }
        try {
            return user(row);
        } catch (AwsException refused) {
            throw new RefusedRowException(refused.getMessage().strip());
        }
    }

    private ImportedUser user(Map<String, String> row) {
        String name = row.get(Columns.USERNAME);
        require(USERNAME.matcher(name).matches(), Columns.USERNAME + ": The value is missing or not a user name.");
        Map<String, String> attributes = AttributeRules.of(pool).create(attributes(row), new AttributeWriter.Admin());
        Optional<ForeignHash> hash = hash(row.getOrDefault(Columns.PASSWORD_HASH, ""));
        boolean ready = hash.isPresent() || Passwordless.isReachable(pool, attributes);
        NewUser wanted =
                NewUser.named(pool, name, ready ? UserStatus.CONFIRMED : UserStatus.RESET_REQUIRED, attributes);
        requireSameAddress(attributes, wanted.attributes());
        requireVerified(wanted.attributes());
        AttributeRules.of(pool).requireComplete(wanted.attributes());
        return new ImportedUser(
                wanted, hash, MfaColumn.read(pool, row.getOrDefault(Columns.MFA_ENABLED, ""), wanted.attributes()));
    }

    private Optional<ForeignHash> hash(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        require(
                algorithm.isPresent(),
                Columns.PASSWORD_HASH + ": The user import job was created without PasswordHashingAlgorithm.");
        try {
            return Optional.of(ForeignHash.read(algorithm.get(), value));
        } catch (UnusableHashException unusable) {
            throw new RefusedRowException(Columns.PASSWORD_HASH + ": " + unusable.getMessage());
        }
    }

    private List<AttributeType> attributes(Map<String, String> row) {
        List<AttributeType> given = new ArrayList<>();
        row.forEach((name, value) -> {
            if (!value.isEmpty() && !NO_ATTRIBUTES.contains(name)) {
                given.add(AttributeType.builder()
                        .name(name)
                        .value(normal(name, value))
                        .build());
            }
        });
        return given;
    }

    /** Spreadsheets write TRUE, and the guide dates as 12/31/2001, where attributes are true and 2001-12-31. */
    private String normal(String name, String value) {
        if (flags.contains(name)) {
            return value.toLowerCase(Locale.ROOT);
        }
        Matcher date = BIRTHDATE.matcher(value);
        return name.equals("birthdate") && date.matches()
                ? date.group(3) + "-" + date.group(1) + "-" + date.group(2)
                : value;
    }

    private static String storable(String column, String value) {
        require(value.indexOf('\0') < 0, column + ": The value has a character that cannot be stored.");
        return value.strip();
    }

    /** In a pool whose users sign in by an address, the name is that address, whatever else the row says. */
    private static void requireSameAddress(Map<String, String> given, Map<String, String> named) {
        named.forEach((name, value) -> require(
                given.getOrDefault(name, value).equalsIgnoreCase(value),
                name + ": The value differs from " + Columns.USERNAME + "."));
    }

    private void requireVerified(Map<String, String> attributes) {
        for (String address : List.of("email", "phone_number")) {
            require(
                    !isVerified(attributes, address) || attributes.containsKey(address),
                    address + ": The attribute is required when it is verified.");
        }
        require(
                autoVerified.stream().anyMatch(attribute -> isVerified(attributes, attribute.value())),
                "The User Record does not set any of the auto verified attributes to true. (Example: email_verified to"
                        + " true).");
    }

    private static boolean isVerified(Map<String, String> attributes, String address) {
        return "true".equals(attributes.get(address + "_verified"));
    }

    static void require(boolean kept, String rule) {
        if (!kept) {
            throw new RefusedRowException(rule);
        }
    }
}
