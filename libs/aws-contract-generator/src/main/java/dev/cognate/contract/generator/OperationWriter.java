package dev.cognate.contract.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.model.shapes.OperationShape;

/** Writes the one-method interface a feature implements to build an operation. */
record OperationWriter(ContractModel contract, Names names) {

    TypeSpec write(OperationShape shape) {
        String errors = shape.getErrorsSet().stream()
                .map(error -> "{@link " + Names.capitalised(error.getName()) + "}")
                .sorted()
                .collect(Collectors.joining(", "));
        MethodSpec method = MethodSpec.methodBuilder(methodName(shape))
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .addJavadoc("Fails with $L.\n", errors.isEmpty() ? "no modelled error" : errors)
                .addParameter(input(shape), "request")
                .addParameter(ContractTypes.CALL_CONTEXT, "context")
                .returns(ParameterizedTypeName.get(ContractTypes.UNI, output(shape)))
                .build();
        return TypeSpec.interfaceBuilder(handler(shape))
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addSuperinterface(ContractTypes.OPERATION)
                .addJavadoc("The {@code $L} operation of $L.\n", shape.getId().getName(), contract.api().tableName)
                .addMethod(method)
                .build();
    }

    ClassName handler(OperationShape shape) {
        return names.type(shape.getId().getName() + "Operation");
    }

    ClassName input(OperationShape shape) {
        return names.type(contract.model().expectShape(shape.getInputShape()));
    }

    /** {@code Void} for operations that answer an empty body. */
    ClassName output(OperationShape shape) {
        return shape.getOutput().isPresent()
                ? names.type(contract.model().expectShape(shape.getOutputShape()))
                : ClassName.get(Void.class);
    }

    static String methodName(OperationShape shape) {
        return Names.component(shape.getId().getName());
    }
}
