package dev.cognate.contract;

import io.smallrye.mutiny.Uni;

/**
 * One row of an API's operation table.
 *
 * @param name the wire name, for example {@code SignUp}
 * @param handlerType the interface that builds it
 * @param inputType the record it takes
 * @param outputType the record it gives; {@code Void} for an empty answer
 * @param authentication what the caller must show
 * @param http bindings, for {@code restJson1}
 * @param invoker calls an implementation
 */
public record OperationSpec<H extends Operation, I extends Structure, O>(
        String name,
        Class<H> handlerType,
        Class<I> inputType,
        Class<O> outputType,
        Authentication authentication,
        HttpBinding http,
        Invoker<H, I, O> invoker) {

    /** Calls the one method of an operation's interface. */
    @FunctionalInterface
    public interface Invoker<H, I, O> {
        /** Calls {@code handler} with the decoded request. */
        Uni<O> invoke(H handler, I request, CallContext context);
    }
}
