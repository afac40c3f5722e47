package dev.cognate.iam.policy;

import dev.cognate.iam.Network;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * How a value of a policy is compared with one of a request. Values of a request that cannot be read as what is compared
 * match nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">AWS's
 *     guide: condition operators</a>
 */
enum Comparison {
    STRING_EQUALS((value, variables) -> equal(PolicyText.literal(value, variables))),
    STRING_EQUALS_IGNORE_CASE((value, variables) -> ignoringCase(PolicyText.literal(value, variables))),
    STRING_LIKE((value, variables) -> equal(PolicyText.pattern(value, variables))),
    NUMERIC_EQUALS((value, variables) -> number(value, order -> order == 0)),
    NUMERIC_LESS_THAN((value, variables) -> number(value, order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS((value, variables) -> number(value, order -> order <= 0)),
    NUMERIC_GREATER_THAN((value, variables) -> number(value, order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS((value, variables) -> number(value, order -> order >= 0)),
    DATE_EQUALS((value, variables) -> date(value, order -> order == 0)),
    DATE_LESS_THAN((value, variables) -> date(value, order -> order < 0)),
    DATE_LESS_THAN_EQUALS((value, variables) -> date(value, order -> order <= 0)),
    DATE_GREATER_THAN((value, variables) -> date(value, order -> order > 0)),
    DATE_GREATER_THAN_EQUALS((value, variables) -> date(value, order -> order >= 0)),
    BOOL((value, variables) -> ignoringCase(PolicyText.literal(value, variables))),
    BINARY_EQUALS((value, variables) -> binary(value)),
    IP_ADDRESS((value, variables) -> network(value)),
    ARN_LIKE((value, variables) -> arn(PolicyText.pattern(value, variables)));

    private static final int ARN_PARTS = 6;

    private final Compiler compiler;

    Comparison(Compiler compiler) {
        this.compiler = compiler;
    }

    /** Decides about one value of a request. */
    @FunctionalInterface
    interface Test extends BiPredicate<String, RequestContext> {}

    @FunctionalInterface
    private interface Compiler {
        Test compile(String value, boolean variables);
    }

    /**
     * Makes a value of a policy ready to be compared.
     *
     * @throws MalformedPolicyException when it is not what this compares
     */
    Test compile(String value, boolean variables) {
        return compiler.compile(value, variables);
    }

    private static Test equal(PolicyText text) {
        return text::matches;
    }

    private static Test ignoringCase(PolicyText text) {
        return (given, context) -> text.glob(context)
                .filter(wanted -> wanted.text().equalsIgnoreCase(given))
                .isPresent();
    }

    private static Test number(String value, IntPredicate accepts) {
        return ordered(value, Comparison::number, accepts);
    }

    private static Test date(String value, IntPredicate accepts) {
        return ordered(value, Comparison::moment, accepts);
    }

    private static <T extends Comparable<T>> Test ordered(
            String value, Function<String, Optional<T>> read, IntPredicate accepts) {
        T wanted = read.apply(value).orElseThrow(MalformedPolicyException::syntax);
        return (given, context) -> read.apply(given)
                .filter(found -> accepts.test(found.compareTo(wanted)))
                .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** ISO 8601 as W3C profiles it, or seconds since 1970. */
    private static Optional<Instant> moment(String text) {
        String date = text.strip();
        try {
            if (date.matches("-?\\d{1,12}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(date)));
            }
            return Optional.of(
                    date.indexOf('T') < 0
                            ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static Test binary(String value) {
        byte[] wanted = bytes(value).orElseThrow(MalformedPolicyException::syntax);
        return (given, context) ->
                bytes(given).filter(found -> Arrays.equals(found, wanted)).isPresent();
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Test network(String value) {
        Network network = readNetwork(value);
        return (given, context) -> address(given).filter(network::contains).isPresent();
    }

    private static Network readNetwork(String value) {
        try {
            return Network.of(value);
        } catch (IllegalArgumentException notANetwork) {
            throw MalformedPolicyException.syntax();
        }
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Part by part, so that no wildcard reaches over a colon into the next one. */
    private static Test arn(PolicyText text) {
        Optional<List<Glob>> fixed = text.glob(RequestContext.EMPTY).map(Comparison::arnParts);
        return (given, context) -> {
            Optional<List<Glob>> wanted =
                    fixed.isPresent() ? fixed : text.glob(context).map(Comparison::arnParts);
            return wanted.filter(parts -> fits(parts, given)).isPresent();
        };
    }

    private static List<Glob> arnParts(Glob glob) {
        return glob.split(':', ARN_PARTS);
    }

    private static boolean fits(List<Glob> wanted, String given) {
        String[] parts = given.split(":", ARN_PARTS);
        if (parts.length != wanted.size()) {
            return false;
        }
        for (int index = 0; index < parts.length; index++) {
            if (!wanted.get(index).matches(parts[index])) {
                return false;
            }
        }
        return true;
    }
}
