package dev.cognate.userpool.signup;

import dev.cognate.contract.idp.VerifiedAttributeType;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.pool.UserPool;
import dev.cognate.userpool.user.User;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which address of a new user is verified, and what a sign-up code remembers of it. */
final class SelfVerification {
    private static final char SEPARATOR = '=';

    private SelfVerification() {}

    /** Where a sign-up code goes: to the phone if the pool verifies both and the user has both, as in Cognito. */
    static Optional<Destination> destination(UserPool pool, User user) {
        List<VerifiedAttributeType> verified =
                Objects.requireNonNullElse(pool.settings().autoVerifiedAttributes(), List.of());
        return Stream.of(VerifiedAttributeType.PHONE_NUMBER, VerifiedAttributeType.EMAIL)
                .filter(verified::contains)
                .map(VerifiedAttributeType::value)
                .flatMap(name -> user.attribute(name).flatMap(value -> Destination.of(name, value)).stream())
                .findFirst();
    }

    /** What is kept beside the code. */
    static String remember(Destination destination) {
        return destination.attribute() + SEPARATOR + destination.address();
    }

    /** The attribute a code proves, if the user still has the address the code went to. */
    static Optional<String> proven(User user, Optional<String> remembered) {
        return remembered.flatMap(text -> {
            int separator = text.indexOf(SEPARATOR);
            String attribute = text.substring(0, separator);
            return user.attribute(attribute)
                    .filter(text.substring(separator + 1)::equals)
                    .map(value -> attribute);
        });
    }
}
