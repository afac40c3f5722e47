package dev.cognate.userpool.signin.walk;

import dev.cognate.testkit.SrpClient;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A call, and what the model thinks of it.
 *
 * @param story for whoever reads a failure
 * @param person whose sign-in it is
 * @param from the challenge it answers; empty when it begins a sign-in, or when no challenge goes with it
 * @param proves what a right answer shows; empty when it only leads to the next challenge
 * @param right whether it may be accepted, as far as the answer itself goes
 * @param sure whether it must be accepted
 * @param namesDevice whether the sign-in names the person's device by now
 * @param srp the numbers it began a proof with
 * @param call asks the service
 * @param accepted what changes when the service accepts it
 */
record Move(
        String story,
        Person person,
        Optional<Ticket> from,
        Optional<Shown> proves,
        boolean right,
        boolean sure,
        boolean namesDevice,
        Optional<SrpClient> srp,
        Supplier<Reply> call,
        Runnable accepted) {}
