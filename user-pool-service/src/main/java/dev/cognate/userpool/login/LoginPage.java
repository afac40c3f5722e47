package dev.cognate.userpool.login;

import dev.cognate.userpool.throttle.RequestCategory;
import io.smallrye.mutiny.Uni;
import java.util.Set;

/** One page, or several that belong together. */
public interface LoginPage {

    /** Where it is. */
    Set<String> paths();

    /** Whether it is there at all. */
    default boolean isOffered() {
        return true;
    }

    /** Whose limit its posts share. */
    RequestCategory category();

    /** Answers a GET, which changes nothing. */
    Uni<Turn> show(Visit visit);

    /** Answers a post that comes from a page of this flow. */
    Uni<Turn> submit(Visit visit);
}
