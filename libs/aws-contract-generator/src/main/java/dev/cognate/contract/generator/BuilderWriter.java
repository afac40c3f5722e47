package dev.cognate.contract.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import software.amazon.smithy.model.shapes.MemberShape;
import software.amazon.smithy.model.shapes.StructureShape;

/** Writes the builder nested in a record. */
record BuilderWriter(ClassName type, JavaTypes types) {

    TypeSpec write(StructureShape shape) {
        TypeSpec.Builder builder = TypeSpec.classBuilder(builderType())
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Builds a {@link $T}; members left out stay null.\n", type)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        shape.members().forEach(member -> addMember(builder, member));
        return builder.addMethod(build(shape)).build();
    }

    MethodSpec factory() {
        return MethodSpec.methodBuilder("builder")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("An empty builder.\n")
                .returns(builderType())
                .addStatement("return new $T()", builderType())
                .build();
    }

    MethodSpec copy(StructureShape shape) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("toBuilder")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A builder that starts from this value.\n")
                .returns(builderType())
                .addStatement("$T builder = new $T()", builderType(), builderType());
        shape.members().forEach(member -> {
            String name = Names.component(member.getMemberName());
            method.addStatement("builder.$L = this.$L", name, name);
        });
        return method.addStatement("return builder").build();
    }

    private void addMember(TypeSpec.Builder builder, MemberShape member) {
        String name = Names.component(member.getMemberName());
        builder.addField(types.of(member), name, Modifier.PRIVATE);
        builder.addMethod(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Sets {@code $L}.\n", member.getMemberName())
                .addParameter(types.of(member), name)
                .returns(builderType())
                .addStatement("this.$L = $L", name, name)
                .addStatement("return this")
                .build());
    }

    private MethodSpec build(StructureShape shape) {
        String arguments = shape.members().stream()
                .map(member -> Names.component(member.getMemberName()))
                .collect(Collectors.joining(", "));
        return MethodSpec.methodBuilder("build")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The value.\n")
                .returns(type)
                .addStatement("return new $T($L)", type, arguments)
                .build();
    }

    private ClassName builderType() {
        return type.nestedClass("Builder");
    }
}
