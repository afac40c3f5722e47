package dev.cognate.bench.signin;

import dev.cognate.bench.stack.Account;
import dev.cognate.testkit.Authenticator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Users with authenticator apps for one caller. A code is good once and lasts 30 seconds, so every sign-in takes the user
 * whose turn it is. Not thread-safe.
 */
final class TotpUsers {
    private final Queue<Member> members = new ArrayDeque<>();

    /**
     * A user.
     *
     * @param lastStep of the newest code that was used
     */
    private record Member(Account account, Authenticator authenticator, long lastStep) {}

    /** What one sign-in needs. */
    record Turn(Account account, String code) {
        @Override
        public String toString() {
            return "Turn[" + account + "]";
        }
    }

    void add(Account account, Authenticator authenticator, Instant verified) {
        members.add(new Member(account, authenticator, step(verified)));
    }

    /** The next user with a code nobody has seen; the service takes those of one step before and after, too. */
    Turn next(Instant now) throws IOException {
        Member member = members.remove();
        long step = Math.max(member.lastStep() + 1, step(now) - 1);
        if (step > step(now) + 1) {
            throw new IOException("every code of every authenticator was used; try fewer seconds");
        }
        members.add(new Member(member.account(), member.authenticator(), step));
        Instant moment = Instant.ofEpochSecond(step * Authenticator.STEP.toSeconds());
        return new Turn(member.account(), member.authenticator().codeAt(moment));
    }

    private static long step(Instant moment) {
        return moment.getEpochSecond() / Authenticator.STEP.toSeconds();
    }
}
