package dev.cognate.bench.signin;

import dev.cognate.bench.floor.FloorSum;
import dev.cognate.bench.floor.Primitive;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is measured. A sign-in and a refresh sign two tokens, an ID and an access token. The three HMACs of a TOTP code are
 * too cheap to count.
 */
enum Flow {
    SRP("SRP sign-in"),
    PASSWORD("password sign-in"),
    TOTP("password and TOTP"),
    REFRESH("refresh"),
    GET_USER("GetUser");

    private final String label;

    Flow(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    FloorSum floor() {
        return new FloorSum(
                switch (this) {
                    case SRP -> Map.of(Primitive.SRP, 1, Primitive.RSA_SIGNATURE, 2);
                    case PASSWORD, TOTP -> Map.of(Primitive.ARGON2ID, 1, Primitive.RSA_SIGNATURE, 2);
                    case REFRESH -> Map.of(Primitive.RSA_SIGNATURE, 2);
                    case GET_USER -> Map.of(Primitive.RSA_VERIFICATION, 1, Primitive.DATABASE_READ, 1);
                });
    }

    /** The largest ratio of cost to floor that was set as the aim. */
    OptionalDouble aim() {
        return switch (this) {
            case PASSWORD -> OptionalDouble.of(1.3);
            case REFRESH -> OptionalDouble.of(2);
            case SRP, TOTP, GET_USER -> OptionalDouble.empty();
        };
    }
}
