package dev.cognate.userpool.signup;

import dev.cognate.userpool.code.IssuedCode;
import dev.cognate.userpool.message.Destination;
import dev.cognate.userpool.user.User;
import java.util.Optional;

/**
 * A user and the code that waits to be sent to it.
 *
 * @param code empty when the pool verifies none of the user's addresses
 */
record PendingCode(User user, Optional<Destination> destination, Optional<IssuedCode> code) {}
