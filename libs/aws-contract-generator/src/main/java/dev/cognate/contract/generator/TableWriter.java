package dev.cognate.contract.generator;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.aws.traits.ServiceTrait;
import software.amazon.smithy.aws.traits.auth.SigV4Trait;
import software.amazon.smithy.aws.traits.protocols.AwsJson1_1Trait;
import software.amazon.smithy.aws.traits.protocols.RestJson1Trait;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.OperationShape;
import software.amazon.smithy.model.traits.HttpHeaderTrait;
import software.amazon.smithy.model.traits.HttpLabelTrait;
import software.amazon.smithy.model.traits.HttpQueryTrait;
import software.amazon.smithy.model.traits.HttpTrait;
import software.amazon.smithy.model.traits.OptionalAuthTrait;

/** Writes the table of an API: name, protocol and every operation with its types and authentication. */
record TableWriter(ContractModel contract, Names names) {

    TypeSpec write() {
        List<CodeBlock> rows = contract.operations().stream().map(this::row).toList();
        FieldSpec table = FieldSpec.builder(
                        ContractTypes.SERVICE_SPEC, "SERVICE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The API and its $L operations.\n", rows.size())
                .initializer(
                        "new $T($S, $S, $S, $S, $T.$L, $T.of($>\n$L$<))",
                        ContractTypes.SERVICE_SPEC,
                        contract.service().expectTrait(ServiceTrait.class).getSdkId(),
                        contract.service().expectTrait(SigV4Trait.class).getName(),
                        contract.service().getId().getName(),
                        contract.service().getVersion(),
                        ContractTypes.PROTOCOL,
                        protocol(),
                        List.class,
                        CodeBlock.join(rows, ",\n"))
                .build();
        return TypeSpec.classBuilder(names.type(contract.api().tableName))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "The operations of $L.\n", contract.service().getId().getName())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addField(table)
                .build();
    }

    private CodeBlock row(OperationShape shape) {
        OperationWriter operation = new OperationWriter(contract, names);
        return CodeBlock.of(
                "new $T<>($S, $T.class, $T.class, $T.class, $T.$L, $L, $T::$L)",
                ContractTypes.OPERATION_SPEC,
                shape.getId().getName(),
                operation.handler(shape),
                operation.input(shape),
                operation.output(shape),
                ContractTypes.AUTHENTICATION,
                shape.hasTrait(OptionalAuthTrait.class) ? "NONE" : "SIGV4",
                httpBinding(shape),
                operation.handler(shape),
                OperationWriter.methodName(shape));
    }

    private String protocol() {
        if (contract.service().hasTrait(AwsJson1_1Trait.class)) {
            return "AWS_JSON_1_1";
        }
        return contract.service().hasTrait(RestJson1Trait.class) ? "REST_JSON_1" : "AWS_QUERY";
    }

    private CodeBlock httpBinding(OperationShape shape) {
        if (!shape.hasTrait(HttpTrait.class)) {
            return CodeBlock.of("$T.NONE", ContractTypes.HTTP_BINDING);
        }
        HttpTrait http = shape.expectTrait(HttpTrait.class);
        List<CodeBlock> members = contract.model().expectShape(shape.getInputShape()).members().stream()
                .flatMap(TableWriter::memberBinding)
                .toList();
        return CodeBlock.of(
                "new $T($S, $S, $T.of($L))",
                ContractTypes.HTTP_BINDING,
                http.getMethod(),
                http.getUri().toString(),
                List.class,
                CodeBlock.join(members, ", "));
    }

    private static Stream<CodeBlock> memberBinding(MemberShape member) {
        Stream<CodeBlock> label = member.getTrait(HttpLabelTrait.class).stream()
                .map(trait -> memberBinding(member, "LABEL", member.getMemberName()));
        Stream<CodeBlock> query = member.getTrait(HttpQueryTrait.class).stream()
                .map(trait -> memberBinding(member, "QUERY", trait.getValue()));
        Stream<CodeBlock> header = member.getTrait(HttpHeaderTrait.class).stream()
                .map(trait -> memberBinding(member, "HEADER", trait.getValue()));
        return Stream.of(label, query, header).flatMap(stream -> stream);
    }

    private static CodeBlock memberBinding(MemberShape member, String location, String name) {
        return CodeBlock.of(
                "new $T($S, $T.$L, $S)",
                ContractTypes.HTTP_BINDING.nestedClass("Member"),
                member.getMemberName(),
                ContractTypes.HTTP_BINDING.nestedClass("Location"),
                location,
                name);
    }
}
