package dev.cognate.bench.oauth;

import dev.cognate.bench.floor.FloorSum;
import dev.cognate.bench.floor.Primitive;
import dev.cognate.bench.flow.Flow;
import java.util.Map;
import java.util.OptionalDouble;

/** What is measured. A code and a refresh token lead to two signed tokens, an ID and an access token. */
enum OAuthFlow implements Flow {
    CLIENT_CREDENTIALS("client credentials"),
    CODE("code exchange"),
    REFRESH("refresh"),
    USER_INFO("userInfo");

    private final String label;

    OAuthFlow(String label) {
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
                    case CLIENT_CREDENTIALS -> Map.of(Primitive.RSA_SIGNATURE, 1);
                    case CODE, REFRESH -> Map.of(Primitive.RSA_SIGNATURE, 2);
                    case USER_INFO -> Map.of(Primitive.RSA_VERIFICATION, 1, Primitive.DATABASE_READ, 1);
                });
    }

    @Override
    public OptionalDouble aim() {
        return switch (this) {
            case CLIENT_CREDENTIALS -> OptionalDouble.of(2.5);
            case REFRESH -> OptionalDouble.of(2);
            case CODE, USER_INFO -> OptionalDouble.empty();
        };
    }
}
