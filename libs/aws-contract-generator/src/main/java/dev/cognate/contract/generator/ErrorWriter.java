package dev.cognate.contract.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.aws.traits.protocols.AwsQueryErrorTrait;
import software.amazon.smithy.model.shapes.StructureShape;
import software.amazon.smithy.model.traits.ErrorTrait;
import software.amazon.smithy.model.traits.HttpErrorTrait;

/** Writes one exception type for an error shape. */
record ErrorWriter(ContractModel contract, Names names) {
    private static final int CLIENT_FAULT = 400;
    private static final int SERVER_FAULT = 500;

    TypeSpec write(StructureShape shape) {
        ClassName type = names.type(shape);
        TypeSpec.Builder builder = TypeSpec.classBuilder(type)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ContractTypes.AWS_EXCEPTION)
                .addJavadoc("{@code $L}, HTTP status $L.\n", shape.getId().getName(), status(shape))
                .addMethod(constructor(shape, List.of()));
        List<String> extra = extraMembers(shape);
        if (!extra.isEmpty()) {
            builder.addMethod(constructor(shape, extra));
        }
        return builder.build();
    }

    private MethodSpec constructor(StructureShape shape, List<String> extra) {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC).addParameter(String.class, "message");
        extra.forEach(member -> constructor.addParameter(String.class, Names.component(member)));
        CodeBlock members = extra.stream()
                .map(member -> CodeBlock.of("$S, $L", member, Names.component(member)))
                .collect(CodeBlock.joining(", ", "$T.of(".replace("$T", Map.class.getName()), ")"));
        return constructor
                .addStatement(
                        "super($S, $S, $L, $T.$L, message, $L)",
                        shape.getId().getName(),
                        queryCode(shape),
                        status(shape),
                        ContractTypes.FAULT,
                        isServerFault(shape) ? "SERVER" : "CLIENT",
                        members)
                .build();
    }

    private static List<String> extraMembers(StructureShape shape) {
        return shape.getMemberNames().stream()
                .filter(name -> !name.equalsIgnoreCase("message"))
                .toList();
    }

    private static String queryCode(StructureShape shape) {
        return shape.getTrait(AwsQueryErrorTrait.class)
                .map(AwsQueryErrorTrait::getCode)
                .orElse(shape.getId().getName());
    }

    /**
     * Cognito's awsJson1_1 endpoints answer 400 for every fault of the client, whatever status the model names; the other
     * protocols keep the model's.
     */
    private int status(StructureShape shape) {
        if (contract.service().hasTrait(AwsJson1_1Trait.class)) {
            return isServerFault(shape) ? SERVER_FAULT : CLIENT_FAULT;
        }
        return shape.getTrait(HttpErrorTrait.class)
                .map(HttpErrorTrait::getCode)
                .orElse(isServerFault(shape) ? SERVER_FAULT : CLIENT_FAULT);
    }

    private static boolean isServerFault(StructureShape shape) {
        return shape.expectTrait(ErrorTrait.class).isServerError();
    }
}
