package dev.cognate.bench.signin;

import dev.cognate.bench.floor.FloorSum;
import dev.cognate.bench.floor.Primitive;
import dev.cognate.bench.flow.Flow;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is measured. A sign-in and a refresh sign two tokens, an ID and an access token. The three HMACs of a TOTP code are
 * too cheap to count.
 */
enum SignInFlow implements Flow {
    SRP("SRP sign-in"),
    PASSWORD("password sign-in"),
    TOTP("password and TOTP"),
    REFRESH("refresh"),
    GET_USER("GetUser");

    private final String label;

    SignInFlow(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public FloorSum floor() {
        return new FloorSum(
                switch (this) {
                    case SRP -> Map.of(Primitive.SRP, 1, Primitive.RSA_SIGNATURE, 2);
                    case PASSWORD, TOTP -> Map.of(Primitive.ARGON2ID, 1, Primitive.RSA_SIGNATURE, 2);
                    case REFRESH -> Map.of(Primitive.RSA_SIGNATURE, 2);
                    case GET_USER -> Map.of(Primitive.RSA_VERIFICATION, 1, Primitive.DATABASE_READ, 1);
                });
    }

    @Override
    public OptionalDouble aim() {
        return switch (this) {
            case PASSWORD -> OptionalDouble.of(1.3);
            case REFRESH -> OptionalDouble.of(2);
            case SRP, TOTP, GET_USER -> OptionalDouble.empty();
        };
    }
}
