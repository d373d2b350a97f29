"""Has a shipped encoder tell the states of its tokens beside the vector of the whole text.

python -m training.states      done once to models/all-MiniLM-L6-v2; again it changes nothing

Nothing is trained: the states are the output of the last layer, which the vector is the mean of.
"""

import hashlib
import json
from pathlib import Path

import onnx

from retrieval.encoder import SHIPPED

STATES = "states"


def tell_states(folder: Path = SHIPPED) -> bool:
    """Add the output, and the new sum to the card; False where it was there already."""
    path = folder / "model.onnx"
    model = onnx.load(str(path))
    if any(output.name == STATES for output in model.graph.output):
        return False
    last = [node for node in model.graph.node if node.op_type == "LayerNormalization"][-1]
    model.graph.node.append(onnx.helper.make_node("Identity", [last.output[0]], [STATES], STATES))
    card = json.loads((folder / "card.json").read_text("utf-8"))
    shape = ["b", "s", card["dimension"]]
    model.graph.output.append(
        onnx.helper.make_tensor_value_info(STATES, onnx.TensorProto.FLOAT, shape)
    )
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    card["sha256"]["model.onnx"] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "card.json").write_text(json.dumps(card, indent=2) + "\n", "utf-8")
    return True


if __name__ == "__main__":
    print("States are told from now on." if tell_states() else "States were told already.")
