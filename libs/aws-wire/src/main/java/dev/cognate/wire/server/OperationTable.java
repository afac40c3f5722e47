package dev.cognate.wire.server;

import dev.cognate.contract.CallContext;
import dev.cognate.contract.Operation;
import dev.cognate.contract.OperationSpec;
import dev.cognate.contract.ServiceSpec;
import dev.cognate.contract.Structure;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which bean builds which operation of an API. */
final class OperationTable {
    private final Map<String, Built<?, ?, ?>> built = new HashMap<>();

    /** A row of the contract and the bean that builds it. */
    record Built<H extends Operation, I extends Structure, O>(OperationSpec<H, I, O> spec, H handler) {
        Uni<O> invoke(Structure input, CallContext context) {
            return spec.invoker().invoke(handler, spec.inputType().cast(input), context);
        }
    }

    /**
     * Finds the beans.
     *
     * @throws IllegalStateException when two beans build one operation
     */
    OperationTable(ServiceSpec service, Iterable<? extends Operation> beans) {
        List<Operation> all = StreamSupport.stream(beans.spliterator(), false).collect(Collectors.toList());
        service.operations().forEach(spec -> bind(spec, all));
    }

    private <H extends Operation, I extends Structure, O> void bind(
            OperationSpec<H, I, O> spec, List<Operation> beans) {
        List<H> handlers = beans.stream()
                .filter(spec.handlerType()::isInstance)
                .map(spec.handlerType()::cast)
                .toList();
        if (handlers.size() > 1) {
            throw new IllegalStateException("More than one bean builds " + spec.name() + ": "
                    + handlers.stream()
                            .map(handler -> handler.getClass().getName())
                            .toList());
        }
        handlers.forEach(handler -> built.put(spec.name(), new Built<>(spec, handler)));
    }

    Optional<Built<?, ?, ?>> find(OperationSpec<?, ?, ?> spec) {
        return Optional.ofNullable(built.get(spec.name()));
    }

    int size() {
        return built.size();
    }
}
