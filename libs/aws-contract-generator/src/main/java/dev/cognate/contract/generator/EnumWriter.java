package dev.cognate.contract.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.model.shapes.EnumShape;

/** Writes an open enum: a record over the wire value with a constant for each known one. */
record EnumWriter(Names names) {

    TypeSpec write(EnumShape shape) {
        ClassName type = names.type(shape);
        TypeSpec.Builder builder = TypeSpec.recordBuilder(type)
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(ContractTypes.OPEN_ENUM)
                .addJavadoc(
                        "$L; keeps values this version does not know.\n",
                        shape.getId().getName())
                .recordConstructor(MethodSpec.compactConstructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(ParameterSpec.builder(String.class, "value")
                                .addAnnotation(ContractTypes.JSON_VALUE)
                                .build())
                        .build());
        shape.getEnumValues().values().forEach(value -> builder.addField(constant(type, value)));
        builder.addField(knownValues(shape.getEnumValues()));
        builder.addMethod(factory(type));
        builder.addMethod(MethodSpec.methodBuilder("toString")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return value")
                .build());
        return builder.build();
    }

    private static MethodSpec factory(ClassName type) {
        return MethodSpec.methodBuilder("of")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addAnnotation(AnnotationSpec.builder(ContractTypes.JSON_CREATOR)
                        .addMember("mode", "$T.Mode.DELEGATING", ContractTypes.JSON_CREATOR)
                        .build())
                .addJavadoc("The value as it came over the wire, known or not.\n")
                .addParameter(String.class, "value")
                .returns(type)
                .addStatement("return new $T(value)", type)
                .build();
    }

    private static FieldSpec constant(ClassName type, String value) {
        return FieldSpec.builder(type, Names.constant(value), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($S)", type, value)
                .build();
    }

    private static FieldSpec knownValues(Map<String, String> values) {
        String literals =
                values.values().stream().map(value -> '"' + value + '"').collect(Collectors.joining(", "));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(ClassName.get(Set.class), ClassName.get(String.class)),
                        "KNOWN_VALUES",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("Values of the contract, in its order.\n")
                .initializer("$T.ordered($L)", ContractTypes.OPEN_ENUM, literals)
                .build();
    }
}
