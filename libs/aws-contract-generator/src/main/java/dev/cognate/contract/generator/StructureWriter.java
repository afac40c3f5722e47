package dev.cognate.contract.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.StructureShape;

/** Writes a record with its builder, its constraints and a {@code toString} that hides secrets. */
record StructureWriter(ContractModel contract, Names names, JavaTypes types, ConstraintsWriter constraints) {
    private static final String REDACTED = "***";

    TypeSpec write(StructureShape shape) {
        ClassName type = names.type(shape);
        BuilderWriter builder = new BuilderWriter(type, types);
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        shape.members().forEach(member -> constructor.addParameter(component(member)));
        return TypeSpec.recordBuilder(type)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(ContractTypes.STRUCTURE)
                .addAnnotation(AnnotationSpec.builder(ContractTypes.JSON_INCLUDE)
                        .addMember("value", "$T.Include.NON_NULL", ContractTypes.JSON_INCLUDE)
                        .build())
                .addJavadoc(
                        "{@code $L} of $L. Absent members are null.\n",
                        shape.getId().getName(),
                        contract.api().tableName)
                .recordConstructor(constructor.build())
                .addMethod(validate(shape))
                .addMethod(redactedToString(shape))
                .addMethod(builder.factory())
                .addMethod(builder.copy(shape))
                .addType(builder.write(shape))
                .build();
    }

    private ParameterSpec component(MemberShape member) {
        return ParameterSpec.builder(types.of(member), Names.component(member.getMemberName()))
                .addAnnotation(AnnotationSpec.builder(ContractTypes.JSON_PROPERTY)
                        .addMember("value", "$S", member.getMemberName())
                        .build())
                .build();
    }

    private MethodSpec validate(StructureShape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("validate")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ContractTypes.VIOLATIONS, "violations");
        for (MemberShape member : shape.members()) {
            String component = Names.component(member.getMemberName());
            String path = Names.pathElement(member.getMemberName());
            if (member.isRequired()) {
                method.addStatement("violations.required($S, $L)", path, component);
            }
            constraints
                    .reference(contract.target(member))
                    .ifPresent(reference ->
                            method.addStatement("violations.check($S, $L, $L)", path, component, reference));
        }
        return method.build();
    }

    private MethodSpec redactedToString(StructureShape shape) {
        String parts = shape.members().stream()
                .map(member -> {
                    String component = Names.component(member.getMemberName());
                    return contract.isSensitive(contract.target(member))
                            ? "\"%s=\" + (%s == null ? null : \"%s\")".formatted(component, component, REDACTED)
                            : "\"%s=\" + %s".formatted(component, component);
                })
                .collect(Collectors.joining(" + \", \" + "));
        return MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement(
                        "return $S + $L + $S",
                        shape.getId().getName() + "[",
                        parts.isEmpty() ? "\"\"" : parts.replace("$", "$$"),
                        "]")
                .build();
    }
}
