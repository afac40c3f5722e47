package dev.cognate.wire.protocol.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cognate.contract.HttpBinding;
import dev.cognate.contract.OperationSpec;
import dev.cognate.wire.http.QueryParameters;
import dev.cognate.wire.http.WireRequest;
import dev.cognate.wire.protocol.DecodingException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The members of an input that stand outside the body.
 *
 * @param binding where they stand
 * @param path the operation's path
 * @param numbers names of the bound members that are numbers
 */
record BoundMembers(HttpBinding binding, PathTemplate path, Set<String> numbers) {

    static BoundMembers of(OperationSpec<?, ?, ?> operation) {
        Set<String> numbers = Arrays.stream(operation.inputType().getRecordComponents())
                .filter(component -> Number.class.isAssignableFrom(component.getType()))
                .map(BoundMembers::wireName)
                .collect(Collectors.toCollection(HashSet::new));
        return new BoundMembers(
                operation.http(), PathTemplate.of(operation.http().uri()), numbers);
    }

    /** Puts the bound members into an input; what the body says of them does not count. */
    void bind(WireRequest request, ObjectNode input) throws DecodingException {
        Map<String, String> labels = path.match(request.path()).orElseGet(Map::of);
        QueryParameters query = QueryParameters.ofQuery(request.query());
        for (HttpBinding.Member member : binding.members()) {
            input.remove(member.name());
            Optional<String> value = switch (member.location()) {
                case LABEL -> Optional.ofNullable(labels.get(member.key()));
                case QUERY -> query.single(member.key());
                case HEADER -> Optional.ofNullable(request.headers().get(member.key()));
            };
            if (value.isPresent()) {
                put(input, member.name(), value.get());
            }
        }
    }

    private void put(ObjectNode input, String name, String value) throws DecodingException {
        if (!numbers.contains(name)) {
            input.put(name, value);
        } else if (value.matches("-?[0-9]{1,18}")) {
            input.put(name, Long.parseLong(value));
        } else {
            throw new DecodingException("STRING_VALUE cannot be converted to Integer");
        }
    }

    private static String wireName(RecordComponent component) {
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null ? component.getName() : property.value();
    }
}
