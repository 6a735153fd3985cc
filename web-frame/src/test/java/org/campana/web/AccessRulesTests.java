package org.campana.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

class AccessRulesTests {

    @Test
    void ruleWithoutARoleIsNotARule() {
        assertThatThrownBy(() -> AccessRules.allow(HttpMethod.GET, "/desk"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a role");
    }

    @Test
    void sameRuleInTwoModulesStopsTheStart() {
        AccessRules one = AccessRules.of(AccessRules.everyone(HttpMethod.GET, "/desk"));
        AccessRules other = AccessRules.of(AccessRules.signedIn(HttpMethod.GET, "/desk"));

        assertThatThrownBy(() -> new AccessGate(List.of(one, other)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /desk");
    }

    @Test
    void orderOfModulesDoesNotMatter() {
        AccessRules wide = AccessRules.of(AccessRules.everyone(HttpMethod.GET, "/schools/**"));
        AccessRules narrow = AccessRules.of(AccessRules.signedIn(HttpMethod.GET, "/schools/{id}/staff"));
        PathContainer path = PathContainer.parsePath("/schools/7/staff");

        for (AccessGate gate : List.of(new AccessGate(List.of(wide, narrow)), new AccessGate(List.of(narrow, wide)))) {
            assertThat(gate.rule(HttpMethod.GET, path))
                    .hasValueSatisfying(rule -> assertThat(rule.who()).isInstanceOf(AccessRules.SignedIn.class));
        }
    }

    @Test
    void handlerWithoutARuleStopsTheStart() throws NoSuchMethodException {
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        GenericApplicationContext context = new GenericApplicationContext();
        context.refresh();
        mapping.setApplicationContext(context);
        RequestMappingInfo.BuilderConfiguration options = new RequestMappingInfo.BuilderConfiguration();
        options.setPatternParser(PathPatternParser.defaultInstance);
        mapping.registerMapping(
                RequestMappingInfo.paths("/forgotten/{id}")
                        .methods(RequestMethod.GET)
                        .options(options)
                        .build(),
                this,
                AccessRulesTests.class.getDeclaredMethod("forgotten"));

        UnlistedRoutes none = new UnlistedRoutes(List.of(mapping), new AccessGate(List.of()));
        UnlistedRoutes listed = new UnlistedRoutes(
                List.of(mapping),
                new AccessGate(List.of(AccessRules.of(AccessRules.everyone(HttpMethod.GET, "/forgotten/{id}")))));

        assertThatThrownBy(none::afterSingletonsInstantiated).hasMessageContaining("GET /forgotten/{id}");
        listed.afterSingletonsInstantiated();
    }

    @GetMapping("/forgotten/{id}")
    Map<String, String> forgotten() {
        return Map.of();
    }
}
