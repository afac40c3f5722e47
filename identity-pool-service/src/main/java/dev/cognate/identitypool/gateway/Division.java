package dev.cognate.identitypool.gateway;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * A request for several things that are decided about one by one: the allowed ones are passed on, the others are answered
 * here. Verdicts stand in the order of the things; an empty one lets its thing pass.
 */
public interface Division {

    /** The body that asks for the allowed things alone. */
    Buffer body(List<Optional<Refusal>> verdicts);

    /** The head to send with such a body. */
    Head head(Head head, Buffer body);

    /** The answer about all things. {@code upstream} is the body of its answer about the allowed ones, if it was asked. */
    Buffer answer(Optional<Buffer> upstream, List<Optional<Refusal>> verdicts);
}
