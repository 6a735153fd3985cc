package org.campana.ingest.desk;

import java.io.Serializable;
import java.util.function.Supplier;
import org.campana.web.Problem;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Why something was not done, shown at the top of the page where it was tried.
///
/// @param fix what to do; empty when there is nothing
record Refusal(String title, String detail, String fix) implements Serializable {

    private static final long serialVersionUID = 1L;

    /// Does it and leads to the page it answers with, or back to `otherwise` with the reason why not.
    static String redirect(RedirectAttributes flash, String otherwise, Supplier<String> deed) {
        try {
            return "redirect:" + deed.get();
        } catch (Problem refused) {
            flash.addFlashAttribute(
                    "refusal",
                    new Refusal(refused.title(), refused.detail(), refused.fix().orElse("")));
            return "redirect:" + otherwise;
        }
    }
}
