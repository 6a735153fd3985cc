package org.campana.carrier.messages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.campana.carrier.script.Campaign;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What Twilio tells of the sender: the campaign of a messaging service, and verified toll-free numbers, of which this
/// network has none.
@Controller
final class RegistrationController {

    private final ApiDoor door;
    private final Campaign campaign;

    RegistrationController(ApiDoor door, Campaign campaign) {
        this.door = door;
        this.campaign = campaign;
    }

    @GetMapping("/carrier/v1/Services/{service}/Compliance/Usa2p")
    void campaigns(@PathVariable String service, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String status = campaign.status();
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("sid", "QE" + "0".repeat(32));
        one.put("messaging_service_sid", service);
        one.put("campaign_status", status);
        one.put("us_app_to_person_usecase", "EMERGENCY");
        answer(request, response, "compliance", status == null ? List.of() : List.of(one));
    }

    @GetMapping("/carrier/v1/Tollfree/Verifications")
    void tollFree(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, "verifications", List.of());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, String key, List<?> items)
            throws IOException {
        Map<String, @Nullable Object> meta = new LinkedHashMap<>();
        meta.put("key", key);
        meta.put("page", 0);
        meta.put("page_size", 50);
        meta.put("next_page_url", null);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put(key, items);
        page.put("meta", meta);
        door.answer(door.refusal(request), response, page);
    }
}
