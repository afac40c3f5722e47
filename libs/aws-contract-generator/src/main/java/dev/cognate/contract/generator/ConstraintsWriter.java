package dev.cognate.contract.generator;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.model.shapes.ListShape;
import software.amazon.smithy.model.shapes.MapShape;
import software.amazon.smithy.model.shapes.Shape;
import software.amazon.smithy.model.traits.LengthTrait;
import software.amazon.smithy.model.traits.PatternTrait;
import software.amazon.smithy.model.traits.RangeTrait;

/** Collects one constant for each constrained shape that a structure uses, and writes them. */
final class ConstraintsWriter {
    private final ContractModel contract;
    private final Names names;
    private final Map<String, CodeBlock> constants = new LinkedHashMap<>();

    ConstraintsWriter(ContractModel contract, Names names) {
        this.contract = contract;
        this.names = names;
    }

    /** The expression that names the constraint of a shape, or empty when nothing constrains it. */
    Optional<CodeBlock> reference(Shape shape) {
        return switch (shape.getType()) {
            case STRUCTURE -> Optional.of(CodeBlock.of("$T.structure()", ContractTypes.CONSTRAINT));
            case ENUM ->
                Optional.of(named(
                        shape, CodeBlock.of("$T.oneOf($T.KNOWN_VALUES)", ContractTypes.CONSTRAINT, names.type(shape))));
            case STRING -> text(shape).map(text -> named(shape, text));
            case INTEGER, LONG -> range(shape).map(range -> named(shape, range));
            case LIST -> list(shape.asListShape().orElseThrow()).map(list -> named(shape, list));
            case MAP -> map(shape.asMapShape().orElseThrow()).map(map -> named(shape, map));
            default -> Optional.empty();
        };
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(names.type("Constraints"))
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        constants.forEach((name, value) ->
                type.addField(FieldSpec.builder(ContractTypes.CONSTRAINT, name, Modifier.STATIC, Modifier.FINAL)
                        .initializer(value)
                        .build()));
        return type.build();
    }

    private CodeBlock named(Shape shape, CodeBlock value) {
        String constant = Names.constant(shape.getId().getName());
        constants.putIfAbsent(constant, value);
        return CodeBlock.of("Constraints.$L", constant);
    }

    private Optional<CodeBlock> text(Shape shape) {
        Optional<LengthTrait> length = shape.getTrait(LengthTrait.class);
        Optional<PatternTrait> pattern = shape.getTrait(PatternTrait.class);
        if (length.isEmpty() && pattern.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CodeBlock.of(
                "$T.text($L, $L, $S, $L)",
                ContractTypes.CONSTRAINT,
                minimum(length),
                maximum(length),
                pattern.map(PatternTrait::getValue).orElse(null),
                contract.isSensitive(shape)));
    }

    private static Optional<CodeBlock> range(Shape shape) {
        return shape.getTrait(RangeTrait.class)
                .map(range -> CodeBlock.of(
                        "$T.range($LL, $LL)",
                        ContractTypes.CONSTRAINT,
                        range.getMin().map(Object::toString).orElse(String.valueOf(Long.MIN_VALUE + 1)),
                        range.getMax().map(Object::toString).orElse(String.valueOf(Long.MAX_VALUE))));
    }

    private Optional<CodeBlock> list(ListShape shape) {
        Optional<LengthTrait> length = shape.getTrait(LengthTrait.class);
        Optional<CodeBlock> element = reference(contract.target(shape.getMember()));
        if (length.isEmpty() && element.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CodeBlock.of(
                "$T.list($L, $L, $L, $L)",
                ContractTypes.CONSTRAINT,
                minimum(length),
                maximum(length),
                element.orElse(anything()),
                contract.isSensitive(shape)));
    }

    private Optional<CodeBlock> map(MapShape shape) {
        Optional<LengthTrait> length = shape.getTrait(LengthTrait.class);
        Optional<CodeBlock> key = reference(contract.target(shape.getKey()));
        Optional<CodeBlock> value = reference(contract.target(shape.getValue()));
        if (length.isEmpty() && key.isEmpty() && value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CodeBlock.of(
                "$T.map($L, $L, $L, $L, $L)",
                ContractTypes.CONSTRAINT,
                minimum(length),
                maximum(length),
                key.orElse(anything()),
                value.orElse(anything()),
                contract.isSensitive(shape)));
    }

    private static CodeBlock anything() {
        return CodeBlock.of("$T.anything()", ContractTypes.CONSTRAINT);
    }

    private static int minimum(Optional<LengthTrait> length) {
        return length.flatMap(LengthTrait::getMin).map(Long::intValue).orElse(0);
    }

    private static int maximum(Optional<LengthTrait> length) {
        return length.flatMap(LengthTrait::getMax).map(Long::intValue).orElse(Integer.MAX_VALUE);
    }
}
